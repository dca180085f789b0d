#!/bin/sh
# A replica of the database: copied from the primary once, then following it. Beginning anew: remove its volume.
set -e
if [ ! -s "$PGDATA/PG_VERSION" ]; then
	install -d -o postgres -g postgres -m 0700 "$PGDATA"
	gosu postgres pg_basebackup --pgdata "$PGDATA" --checkpoint fast --write-recovery-conf \
		--dbname "host=database user=resarchive application_name=replica"
fi
# What is removed on the primary would else end queries here that read it.
exec docker-entrypoint.sh postgres -c hot_standby_feedback=on
