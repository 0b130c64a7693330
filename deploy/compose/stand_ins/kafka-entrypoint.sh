#!/bin/bash
# KAFKA_LOG_DIRS becomes log.dirs: _ is a dot, __ an underscore, ___ a hyphen, as in the official image.
set -euo pipefail
settings=/opt/kafka/config/server.properties
for name in ${!KAFKA_@}; do
  case $name in KAFKA_HEAP_OPTS | KAFKA_OPTS | KAFKA_VERSION | KAFKA_JMX_* | KAFKA_LOG4J_* | KAFKA_GC_* | KAFKA_JVM_*) continue ;; esac
  key=${name#KAFKA_}
  key=${key,,}
  key=${key//_/.}
  key=${key//.../-}
  printf '%s=%s\n' "${key//../_}" "${!name}"
done >"$settings"
java=(java "-Dlog4j2.configurationFile=/etc/kafka/docker/log4j2.properties" -cp '/opt/kafka/libs/*')
"${java[@]}" -Xmx128m kafka.tools.StorageTool format --ignore-formatted -t "${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}" -c "$settings"
# shellcheck disable=SC2086 -- options are words
exec "${java[@]}" ${KAFKA_HEAP_OPTS:--Xmx512m} -XX:+UseSerialGC kafka.Kafka "$settings"
