FROM openweek-stand-in
LABEL openweek.stand-in=yes
COPY part/minio /usr/bin/minio
COPY minio-entrypoint.sh /usr/bin/docker-entrypoint.sh
VOLUME /data
EXPOSE 9000
ENTRYPOINT ["/usr/bin/docker-entrypoint.sh"]
CMD ["minio"]
