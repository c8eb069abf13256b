"""The importer's command line, for the program rather than for people: a job on stdin, what was found on stdout.

The job is one line of JSON. Without a `do` it names a network to be imported: `source`, `input` (channels, height,
width, or null), `folds`, `folder`, `weights` (a file for its weights, or nothing). With the `do` "weights" it is that
of `importer.weights`, with "export" that of `exchange.through_torch`; "names" asks for the sources that libraries know
by name. With the end of stdin the process ends too. What is imported may run code of its own: it has this process to
itself, and its words go to stderr.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from visionlab.problem import Phrase, Problem
from visionlab.runs.ear import end_with_stdin
from visionlab.runs.measurement import Failure, Progress, Result, Told, to_line


def main() -> int:
    """Does the job; returns the exit status."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what an imported file prints is no answer
    job = json.loads(sys.stdin.buffer.readline())
    end_with_stdin(3)

    def tell(told: Told) -> None:
        answers.write(to_line(told))
        answers.flush()

    try:
        tell(Progress(0, 3))
        tell(Result(_JOBS.get(job.get("do"), _imported)(job, tell)))
    except Problem as problem:
        tell(Failure(Phrase("{problem}.", problem=problem.phrase)))
        return 1
    except Exception as error:
        said = (str(error).strip() or type(error).__name__).splitlines()[0][:300]
        tell(Failure(Phrase("What was asked for cannot be done: {why}.", why=said.rstrip("."))))
        return 1
    return 0


def _names(_job: dict[str, Any], _tell: Any) -> dict[str, Any]:
    from visionlab.importer.sources import names

    return {"names": names()}


def _imported(job: dict[str, Any], tell: Any) -> dict[str, Any]:
    from visionlab.exchange.incoming import assemble
    from visionlab.exchange.incoming import tell as told_of
    from visionlab.importer.hints import hints
    from visionlab.importer.making import followed
    from visionlab.importer.sources import find
    from visionlab.project import dumps

    shape = tuple(job["input"]) if job.get("input") else None
    source = find(str(job["source"]), str(job.get("folder", "")), shape)
    tell(Progress(1, 3))
    traced = followed(source.make, shape)
    tell(Progress(2, 3))
    graph = assemble(traced.flat, traced.paths, hints(traced), folds=bool(job.get("folds", True)))
    told = told_of(source.name, graph, traced.flat, traced.parameters, traced.left_out)
    if job.get("weights"):
        from visionlab.importer.weights import write_own

        write_own(
            str(job["source"]), source, traced, graph, Path(job["weights"]), lambda done, all: tell(Progress(done, all))
        )
    return {"document": dumps(graph), "told": told.to_json()}


def _weights(job: dict[str, Any], tell: Any) -> dict[str, Any]:
    from visionlab.importer.weights import answer

    return answer(job, lambda done, total: tell(Progress(done, total)))


def _exported(job: dict[str, Any], tell: Any) -> dict[str, Any]:
    from visionlab.importer.writing import WRITERS, network_of
    from visionlab.project.files import write

    network = network_of(str(job["text"]), Path(job["weights"]) if job.get("weights") else None)
    tell(Progress(1, 3))
    data = WRITERS[job["format"]](network, tuple(job["input"]))
    tell(Progress(2, 3))
    write(Path(job["output"]), data)
    return {"output": job["output"], "bytes": len(data)}


_JOBS = {"weights": _weights, "export": _exported, "names": _names}


if __name__ == "__main__":
    status = main()
    os._exit(status)
