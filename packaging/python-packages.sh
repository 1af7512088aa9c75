#!/bin/sh
# Make the .venv and bring it to exactly what uv.lock says. PYTHON and VENV come from the Makefile.
set -e
if [ ! -x "$VENV/bin/python" ]; then
    if ! "$PYTHON" -m venv "$VENV" 2>/dev/null; then
        rm -rf "$VENV"
        echo python3-venv >"${TMPDIR:-/tmp}/genwrapper-venv.$$"
        sh "$(dirname "$0")/debian-packages.sh" "${TMPDIR:-/tmp}/genwrapper-venv.$$"
        rm -f "${TMPDIR:-/tmp}/genwrapper-venv.$$"
        "$PYTHON" -m venv "$VENV"
    fi
fi
[ -x "$VENV/bin/uv" ] || "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check uv
VIRTUAL_ENV="$PWD/$VENV" "$VENV/bin/uv" sync --frozen --quiet --python "$VENV/bin/python"
