FROM python:3.13-slim AS build
WORKDIR /app
COPY requirements.lock .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes --requirement requirements.lock

FROM python:3.13-slim
# The home is for the socket by which gunicorn is controlled; the program itself stays read-only to its account.
RUN useradd --system --uid 10001 --create-home --shell /usr/sbin/nologin resarchive
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PRODUCTION=1 RESARCHIVE_STATE=/state
WORKDIR /app
COPY --from=build /venv /venv
COPY . .
# Collecting static files needs settings, not secrets: the key is used for nothing and is not kept in the image.
# What is compiled here no process of the web server compiles again: its account may not write into the program.
RUN SECRET_KEY=collect-static python manage.py collectstatic --noinput \
    && python -m compileall -q resarchive resolutions \
    && install --directory --owner=resarchive /state
USER resarchive
VOLUME /state
EXPOSE 8000
CMD ["gunicorn", "resarchive.wsgi", "--bind=0.0.0.0:8000", "--worker-tmp-dir=/dev/shm", "--access-logfile=-"]
