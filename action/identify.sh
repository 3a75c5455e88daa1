#!/usr/bin/env bash
# identify.sh: what a built program depends on, as one word: the sources, and the image that it was built on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
sum=(sha256sum)
command -v sha256sum >/dev/null || sum=(shasum -a 256)
{
    find dev meson.build meson_options.txt include presets schemas src tools -type f | LC_ALL=C sort | tr '\n' '\0' | xargs -0 "${sum[@]}"
    echo "${ImageOS:-} ${ImageVersion:-} $(uname -sm)"
} | "${sum[@]}" | cut -c 1-16
