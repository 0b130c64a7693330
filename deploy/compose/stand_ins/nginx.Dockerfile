FROM openweek-stand-in
LABEL openweek.stand-in=yes
RUN groupadd --gid 101 nginx && useradd --uid 101 --gid 101 --home-dir /var/cache/nginx nginx \
    && apt-get update && apt-get install -y --no-install-recommends nginx-light gettext-base \
    && rm -rf /var/lib/apt/lists/* /etc/nginx/sites-enabled /etc/nginx/modules-enabled \
    && install -d -o nginx /var/cache/nginx
COPY nginx.conf /etc/nginx/nginx.conf
COPY nginx-entrypoint.sh /docker-entrypoint.sh
STOPSIGNAL SIGQUIT
EXPOSE 80
ENTRYPOINT ["/docker-entrypoint.sh"]
CMD ["nginx", "-g", "daemon off;"]
