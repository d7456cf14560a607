FROM python:3.11-slim

RUN useradd --system --uid 10001 linli && install -d -o linli -g linli -m 700 /data
WORKDIR /app
COPY requirements.txt requirements-pictures.txt ./
RUN pip install --no-cache-dir --disable-pip-version-check -r requirements-pictures.txt
COPY . .
RUN python -m compileall -q actions bot domain handlers playground storage views

USER linli
# Inside a container only what is published can be reached from outside.
ENV PYTHONUNBUFFERED=1 \
    BOT_DATABASE_URL=sqlite+aiosqlite:////data/linli.db \
    BOT_PLAYGROUND_LISTEN=0.0.0.0:8081
VOLUME /data
EXPOSE 8081
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "bot"]
