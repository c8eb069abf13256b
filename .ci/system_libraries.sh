#!/usr/bin/env bash
# Finds which system libraries the Qt in .venv lacks, for a window and for drawing without a screen; installs them when
# run as root on Debian or Ubuntu, and else says in one sentence how to.
set -euo pipefail
cd "$(dirname "$0")/.."

[[ $(uname -s) == Linux ]] || exit 0
say() { echo "setup: $*"; }

# The Debian package that has a library.
package_of() {
    case $1 in
        libEGL.so.1) echo libegl1 ;;
        libGL.so.1) echo libgl1 ;;
        libGLX.so.0) echo libglx0 ;;
        libOpenGL.so.0) echo libopengl0 ;;
        libX11.so.6) echo libx11-6 ;;
        libX11-xcb.so.1) echo libx11-xcb1 ;;
        libdbus-1.so.3) echo libdbus-1-3 ;;
        libfontconfig.so.1) echo libfontconfig1 ;;
        libfreetype.so.6) echo libfreetype6 ;;
        libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
        libxkbcommon.so.0) echo libxkbcommon0 ;;
        libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
        libxcb.so.1) echo libxcb1 ;;
        # libxcb-icccm.so.4 is in libxcb-icccm4, and so on
        libxcb-*.so.*) echo "${1/.so./}" ;;
        *) return 1 ;;
    esac
}

missing_libraries() {
    local qt
    # PySide6 need not be importable for this: a missing library is just what would stop that.
    qt=$(.venv/bin/python -c 'from importlib.util import find_spec as f; print(f("PySide6").submodule_search_locations[0])')
    ldd "$qt"/Qt{Core,Gui,Widgets,Svg,OpenGLWidgets}.abi3.so \
        "$qt"/Qt/plugins/platforms/libq{xcb,offscreen}.so "$qt"/Qt/plugins/xcbglintegrations/*.so |
        awk '/=> not found/ { print $1 }' | sort -u
}

# PySide6 ships no font, and without one every text is a row of boxes.
has_font() {
    find -L /usr/share/fonts /usr/local/share/fonts ~/.fonts ~/.local/share/fonts \
        -name '*.[ot]t[fc]' -print -quit 2>/dev/null | grep -q .
}

# Sets `libraries` (what is not there) and `packages` (where to get it).
look() {
    local library package
    libraries=()
    packages=()
    while read -r library; do
        libraries+=("$library")
        # two libraries may be of one package
        if package=$(package_of "$library") && [[ " ${packages[*]} " != *" $package "* ]]; then packages+=("$package"); fi
    done < <(missing_libraries)
    if ! has_font; then
        libraries+=("a font")
        packages+=(fonts-dejavu-core)
    fi
}

look
if ((${#packages[@]})) && [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    say "installing the system libraries that Qt needs: apt-get install ${packages[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
    look
fi
if ((${#libraries[@]})); then
    if ((${#packages[@]} == 0)); then
        advice="its package manager finds the packages that have these files"
    elif command -v apt-get >/dev/null; then
        advice="install it with: sudo apt-get install ${packages[*]}"
    else
        advice="install it with this system's package manager (Debian's names: ${packages[*]})"
    fi
    listed=$(printf ', %s' "${libraries[@]}")
    say "Qt needs what this system lacks (${listed:2}): $advice"
    exit 1
fi
if ! command -v dot >/dev/null; then
    say "optional: without Graphviz's program dot (Debian's package graphviz) its layouts are not on offer"
fi
