#!/bin/bash
# Exit code 0 when the broker on 127.0.0.1:$1 answers ApiVersions: the protocol itself, without starting a JVM each time.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/$1"
# length 14, key 18, version 0, correlation id 1, client id "live"
printf '\x00\x00\x00\x0e\x00\x12\x00\x00\x00\x00\x00\x01\x00\x04live' >&3
# length, correlation id 1, error code 0
answer=$(timeout 4 head -c 10 <&3 | od -An -tx1 | tr -d ' \n')
[ "${answer:8}" = 000000010000 ]
