#!/bin/bash
# Exit code 0 when http://127.0.0.1:$1$2 answers 200. Only bash is needed: no image has to carry a client for it.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/$1"
printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&3
read -r -t 4 _ status _ <&3
[ "$status" = 200 ]
