FROM openweek-stand-in
LABEL openweek.stand-in=yes
COPY part/versitygw /usr/local/bin/versitygw
EXPOSE 7070
ENTRYPOINT ["/usr/local/bin/versitygw"]
