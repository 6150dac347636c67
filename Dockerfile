# One image per service, from jars that are already built:
#   mvn package -DskipTests
#   docker build --build-arg SERVICE=command-service --build-arg PORT=8081 -t funds-ledger/command-service .

FROM eclipse-temurin:25-jre AS layers
ARG SERVICE
WORKDIR /build
COPY ${SERVICE}/target/${SERVICE}.jar service.jar
RUN java -Djarmode=tools -jar service.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin ledger
WORKDIR /service
COPY deploy/ready /usr/local/bin/ready
# From what changes seldom to what changes always, so that a new release is a small download.
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./

ARG PORT
# Inside a container the loopback address would be nobody's; what is published decides who gets in.
ENV SERVER_PORT=${PORT} SERVER_ADDRESS=0.0.0.0 LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs
EXPOSE ${PORT}
USER 10001
HEALTHCHECK --interval=5s --timeout=4s --start-period=240s --retries=6 CMD ["ready"]
# An OutOfMemoryError may have ended any thread: better a restart than a service that is half there.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=65", "-XX:+ExitOnOutOfMemoryError", "-jar", "service.jar"]
