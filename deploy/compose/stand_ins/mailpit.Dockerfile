FROM openweek-stand-in
LABEL openweek.stand-in=yes
COPY part/mailpit /mailpit
EXPOSE 1025 8025
HEALTHCHECK --interval=15s CMD ["/mailpit", "readyz"]
ENTRYPOINT ["/mailpit"]
