#!/usr/bin/env bash
# install.sh FOLDER: builds notelint from the sources beside this script into FOLDER, unless it is there already.
set -euo pipefail
folder=$1
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if ! "$folder/bin/notelint" --version 2>/dev/null; then
    "$top/dev" bundle "$folder"
    "$folder/bin/notelint" --version
fi
