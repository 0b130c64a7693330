FROM openweek-stand-in
LABEL openweek.stand-in=yes
RUN apt-get update && apt-get install -y --no-install-recommends openjdk-17-jre-headless && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 1000 --create-home appuser \
    && install -d -o appuser /opt/kafka/config /var/lib/kafka/data /mnt/shared/config
COPY part/lib /opt/kafka/libs
COPY kafka-entrypoint.sh /etc/kafka/docker/run
COPY kafka-log4j2.properties /etc/kafka/docker/log4j2.properties
USER appuser
VOLUME ["/var/lib/kafka/data", "/mnt/shared/config"]
EXPOSE 9092
CMD ["/etc/kafka/docker/run"]
