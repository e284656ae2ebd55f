FROM python:3.11-slim AS build
WORKDIR /source
COPY requirements.txt ./
RUN python -m venv /opt/verbatim \
    && /opt/verbatim/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE .env.example ./
COPY verbatim_bot verbatim_bot
COPY bot bot
COPY cogs cogs
COPY data data
RUN /opt/verbatim/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps .

FROM python:3.11-slim
# fonts for pictures that no package brings, e.g. --build-arg FONTS="fonts-noto-cjk fonts-noto-color-emoji"
ARG FONTS=""
# hadolint ignore=DL3008,SC2086
RUN if [ -n "$FONTS" ]; then \
        apt-get update && apt-get install -y --no-install-recommends $FONTS && rm -rf /var/lib/apt/lists/*; \
    fi
RUN useradd --system --uid 10001 --no-create-home verbatim \
    && install -d -o verbatim -g verbatim -m 0700 /data
COPY --from=build /opt/verbatim /opt/verbatim
ENV PATH=/opt/verbatim/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    VERBATIM_DATABASE=/data/verbatim.db \
    VERBATIM_LOG_FORMAT=json \
    VERBATIM_METRICS_PORT=9464
USER 10001
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s \
    CMD ["python", "-c", "import os, urllib.request as http; http.urlopen(f'http://127.0.0.1:{os.environ[\"VERBATIM_METRICS_PORT\"]}/health', timeout=5)"]
ENTRYPOINT ["verbatim-bot"]
CMD ["run"]
