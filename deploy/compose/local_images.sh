#!/bin/bash
# Build stand-ins of the images that docker-compose.yml starts from, on a machine that gets packages but no images:
#   sudo deploy/compose/local_images.sh [--force] [name ...]
# They bear the official names and read the same environment variables. Inside is the same software: Kafka, MinIO,
# mailpit as `openweek up` builds them, PostgreSQL 15, nginx and Python 3.11 as Debian packages them.
# An image that is there already is left alone unless --force is given.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

declare -A image=(
  [python]=python:3.11-slim-bookworm
  [postgres]=postgres:15-bookworm
  [nginx]=nginx:1.28-bookworm
  [kafka]=apache/kafka:4.3.1
  [minio]=minio/minio:RELEASE.2025-09-07T16-13-09Z
  [mailpit]=axllent/mailpit:v1.27.11
  [versitygw]=versity/versitygw:v1.8.0
)
# versitygw is in tests only: named, it is built as well.
default=(python postgres nginx kafka minio mailpit)
base=openweek-stand-in

force=
[ "${1:-}" = --force ] && force=yes && shift
names=("$@")
[ ${#names[@]} -gt 0 ] || names=("${default[@]}")

present() { docker image inspect "$1" >/dev/null 2>&1; }

need() {
  command -v "$1" >/dev/null || { echo "$1 is missing: apt-get install $2" >&2; exit 1; }
}

part_folder() { # where a part of the version that parts.toml pins is; built first where it is missing
  (cd "$root" && "$root/.venv/bin/python" - "$1" <<'PYTHON'
import sys
from rich.console import Console
from cli.stack.build import prepare
from cli.stack.parts import part
wanted = part(sys.argv[1])
if not wanted.built():
    prepare([wanted], Console(stderr=True))
print(wanted.home)
PYTHON
  )
}

make_base() {
  present $base && return
  need debootstrap debootstrap
  [ "$(id -u)" = 0 ] || { echo "debootstrap needs root" >&2; exit 1; }
  echo "$base: debootstrap"
  debootstrap --variant=minbase --include=ca-certificates bookworm "$scratch/root" >"$scratch/debootstrap.log" 2>&1 \
    || { tail -n 20 "$scratch/debootstrap.log" >&2; exit 1; }
  rm -rf "$scratch"/root/var/cache/apt/archives/*.deb "$scratch"/root/var/lib/apt/lists/*
  # What this machine trusts, its images trust: packages may come through an inspecting proxy.
  cp /etc/ssl/certs/ca-certificates.crt "$scratch/root/etc/ssl/certs/ca-certificates.crt"
  tar -C "$scratch/root" -c . | docker import --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' - $base >/dev/null
}

build() { # name
  local context=$scratch/$1
  mkdir -p "$context"
  cp "$here"/stand_ins/* "$context/"
  local part
  case $1 in
    kafka | minio | mailpit | versitygw)
      part=$(part_folder "$1")
      cp -r "$part" "$context/part"
      ;;
  esac
  docker build --quiet -t "${image[$1]}" -f "$context/$1.Dockerfile" "$context" >/dev/null
}

need docker docker.io
[ -x "$root/.venv/bin/python" ] || { echo "run first: make setup" >&2; exit 1; }
docker version >/dev/null 2>&1 || { echo "no Docker engine answers" >&2; exit 1; }
for name in "${names[@]}"; do
  [ -n "${image[$name]:-}" ] || { echo "no such image: $name (there are: ${!image[*]})" >&2; exit 1; }
  if [ -z "$force" ] && present "${image[$name]}"; then
    echo "${image[$name]}: there already"
    continue
  fi
  begun=$SECONDS
  make_base
  build "$name"
  echo "${image[$name]}: stand-in built in $((SECONDS - begun)) s"
done
