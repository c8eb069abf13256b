"""GoogLeNet's auxiliary heads, as section 5 of its paper lists them."""

from __future__ import annotations

from visionlab.cost.analysis import analyse
from visionlab.presets.googlenet import googlenet


def test_heads_stand_after_4a_and_4d_with_the_sizes_of_the_paper() -> None:
    graph = googlenet.graph()
    report = analyse(graph)
    heads = {id: node for id, node in graph.nodes.items() if node.block.is_auxiliary}
    taps = [graph.nodes[graph.into[id][0].source].title for id in heads]
    assert taps == ["4a", "4d"]
    for id, channels in zip(heads, (512, 528), strict=True):
        told = report.nodes[id]
        assert told.recording is not None
        # 5x5 pool at stride 3 gives 4x4; 1x1 with 128 filters; 1024 units; the classifier
        assert told.recording.steps[0].shape == (channels, 4, 4)
        assert told.parameters == (channels + 1) * 128 + (16 * 128 + 1) * 1024 + 1025 * 1000
        assert told.shape == (1000,)
    assert report.training.parameters == report.parameters + sum(report.nodes[id].parameters for id in heads)
    assert report.parameters == 6_998_552
