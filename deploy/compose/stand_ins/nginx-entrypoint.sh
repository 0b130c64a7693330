#!/bin/bash
# Fill the templates in, as the official image does: only environment variables that pass NGINX_ENVSUBST_FILTER.
set -euo pipefail
names=$(compgen -e | grep -E "${NGINX_ENVSUBST_FILTER:-.}" | sed 's/^/$/' || true)
for template in /etc/nginx/templates/*.template; do
  [ -e "$template" ] || continue
  envsubst "$names" <"$template" >"/etc/nginx/conf.d/$(basename "$template" .template)"
done
exec "$@"
