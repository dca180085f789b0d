#!/bin/sh
# When the database is made: whoever has its password may follow it.
echo "host replication resarchive all scram-sha-256" >> "$PGDATA/pg_hba.conf"
