#!/usr/bin/env bash
# Builds .venv from pyproject.toml and constraints.txt; `make setup` calls it when one of them is newer than the stamp.
set -euo pipefail
cd "$(dirname "$0")/.."

finished=.venv/.setup-done
started=.venv/.setup-started

say() { echo "setup: $*"; }

is_finished() {
    [[ -f $finished && ! pyproject.toml -nt $finished && ! constraints.txt -nt $finished ]]
}

# A Python that runs (a pyenv shim may only say which versions there are), is one that Qt and torch are built for,
# and can make a virtual environment (Debian packs that apart).
suits() {
    "$1" -c 'import sys, ctypes, ensurepip, ssl, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' \
        >/dev/null 2>&1
}

# Plain python3 first: constraints.txt was made with such a one, and the person chose it.
find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
        if suits "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

# A beat every half minute, as a first installation says nothing for minutes. `read` waits within the shell:
# a `sleep` would outlive it and hold the output open.
beat() {
    local seconds=0
    while ! read -rt 30 <> <(:) && kill -0 $$; do
        seconds=$((seconds + 30))
        say "still installing, after $seconds s ($(du -sh .venv 2>/dev/null | cut -f1) in .venv)"
    done
}

install() {
    .venv/bin/python -m pip install --progress-bar off --constraint constraints.txt "$@" >>.venv/setup.log 2>&1 || {
        grep '^ *ERROR' .venv/setup.log | tail -4
        say "pip could not install what VisionLab needs: all that it said is in .venv/setup.log."
        exit 1
    }
}

# Two set-ups of one checkout at a time would spoil each other's work.
if command -v flock >/dev/null; then
    exec 9<pyproject.toml
    flock -n 9 || { say "waiting for another set-up of this checkout"; flock 9; }
fi
is_finished && exit 0

# pip takes a half-copied package for an installed one, so what an interrupted set-up left is not built upon.
if [[ -e .venv ]] && { [[ -f $started ]] || ! suits .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; }; then
    say "clearing away what an interrupted or foreign set-up left in .venv"
    rm -rf .venv
fi
if [[ ! -e .venv ]]; then
    if ! python=$(find_python); then
        if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
            say "installing Python for VisionLab: apt-get install python3 python3-venv"
            apt-get update -qq
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null
        fi
        python=$(find_python) || {
            say "VisionLab needs Python 3.11 to 3.14 with its venv module, and none was found" \
                "(python3 is $(python3 --version 2>&1 | tail -1)): install one (on Debian and Ubuntu:" \
                "sudo apt-get install python3 python3-venv), or name it, as in make setup PYTHON=/path/to/python3.12"
            exit 1
        }
    fi
    say "making .venv with $("$python" --version)"
    "$python" -m venv .venv
fi

touch "$started"
: >.venv/setup.log
rm -f "$finished"
# A stamp as old as the start: a pyproject.toml that changes meanwhile is newer than it.
cp -p "$started" .venv/.setup-stamp
say "installing Qt, PyTorch and the rest into .venv, 6 GB on disk; the first time takes minutes (details: .venv/setup.log)"
SECONDS=0
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_USER=0
beat 9<&- &
beating=$!
trap 'kill $beating 2>/dev/null || true' EXIT
# The build's own tools first, so that they too are the pinned ones and not the newest.
install hatchling editables
install --no-build-isolation --editable '.[dev]'

# torchvision loads its operators into torch when imported: a pair that does not match fails here and not in a run.
.venv/bin/python -c 'import torchvision; torchvision.ops.nms' ||
    { say "torch and torchvision do not work together on this machine: the reason is above."; exit 1; }
mv .venv/.setup-stamp "$finished"
rm -f "$started"
say "done in $SECONDS s"
