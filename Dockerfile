# The application in an image: built with the Maven wrapper, run by an unprivileged user.
FROM eclipse-temurin:21-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY avro-schemas avro-schemas
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -Dmaven.test.skip -Dspotless.check.skip package

FROM eclipse-temurin:21-jre
# The library that trains trees needs OpenMP, which is not in the base image.
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /var/lib/learnstream --create-home --shell /usr/sbin/nologin learnstream
WORKDIR /opt/learnstream
# Libraries change seldom and are most of the size: a layer of their own.
COPY --from=build /build/target/lib lib
COPY --from=build /build/target/learnstream.jar .
USER learnstream
ENV LEARNSTREAM_HTTP_HOST=0.0.0.0 \
    LEARNSTREAM_HTTP_PORT=8080 \
    LEARNSTREAM_STREAMS_STATE_DIRECTORY=/var/lib/learnstream/state
VOLUME /var/lib/learnstream
EXPOSE 8080
# The image has no HTTP client; the shell's own TCP redirection is one.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${LEARNSTREAM_HTTP_PORT} && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
# RocksDB's memory lies outside the heap, so the heap does not get all. The parallel collector costs least per record.
ENTRYPOINT ["java", "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/learnstream/learnstream.jar"]
CMD ["serve"]
