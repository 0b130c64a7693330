#!/bin/bash
# `server /data` and `minio server /data` are the same command.
[ "${1:-minio}" = minio ] || set -- minio "$@"
exec "$@"
