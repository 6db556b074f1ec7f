# linkcheck in a container, for a folder of lists mounted at /lists:
#   docker build -t linkcheck . && docker run --rm --user "$(id -u)" -v "$PWD:/lists" linkcheck check README.md
# Runs with a read-only root too: docker run --rm --read-only --tmpfs /tmp linkcheck demo
FROM python:3.13-slim AS build
WORKDIR /source
COPY .github/requirements.txt .github/
RUN pip install --no-cache-dir --no-deps --only-binary :all: --require-hashes --prefix /installed \
        --requirement .github/requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
# The reviewed hatchling builds, not the newest one.
RUN PYTHONPATH=/installed/lib/python3.13/site-packages \
        pip install --no-cache-dir --no-deps --no-index --no-build-isolation --prefix /installed .

FROM python:3.13-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /installed /usr/local
RUN useradd --create-home --uid 1000 linkcheck
USER linkcheck
WORKDIR /lists
ENTRYPOINT ["linkcheck"]
CMD ["--help"]
