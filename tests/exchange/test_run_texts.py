"""What a run folder holds of its network, and that a stranger's folder cannot bring code of its own."""

from __future__ import annotations

import pytest

from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.exchange.run_texts import model_again, run_texts
from visionlab.presets.registry import preset
from visionlab.problem import Problem
from visionlab.runs.folder import create
from visionlab.runs.settings import RunSettings


def test_the_text_is_made_from_the_document_and_not_from_what_lies_there(tmp_path):
    graph = preset("starter").graph()
    text, document = run_texts(graph)
    folder = create(RunSettings(), text, document, root=tmp_path)
    folder.model.write_text("raise SystemExit('a stranger was here')")
    assert model_again(folder.network_text(), str(folder.network)) == text == pytorch_text(graph)


@pytest.mark.parametrize("document", ["", "{}", '{"format": "visionlab"}', "[" * 100_000, "null"])
def test_a_damaged_document_is_refused_in_a_sentence(tmp_path, document):
    folder = create(RunSettings(), "", document, root=tmp_path)
    with pytest.raises(Problem, match=r"network\.json"):
        model_again(folder.network_text(), str(folder.network))
