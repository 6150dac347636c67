package io.fundsledger.command.api.problem;

import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Tells in the form of all errors what Tomcat refuses before any of our code sees it, such as a broken URL. */
public final class ContainerProblems extends ErrorReportValve {

    private static final Problem TURNED_AWAY = Problem.retryable(
            ProblemType.STORE_UNAVAILABLE,
            "The service is stopping: repeat the command with the same key.",
            Duration.ofSeconds(1));

    private static final Logger LOG = LoggerFactory.getLogger(ContainerProblems.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var problem = isStopping(request) ? TURNED_AWAY : problem(response.getStatus());
        try {
            if (problem.retryAfter() != null) {
                response.setStatus(problem.type().status());
                response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(problem.retryAfter().toSeconds()));
            }
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json(problem));
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("nobody waits for the answer any more", gone);
        }
    }

    /** What Tomcat finds wrong with a request that it is cut off from is not the caller's fault. */
    private static boolean isStopping(Request request) {
        var connector = request.getConnector();
        return connector != null
                && connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol
                && protocol.isPaused();
    }

    private static Problem problem(int status) {
        var type = ProblemType.ofStatus(status);
        return Problem.of(type, type.title() + ".");
    }

    private static byte[] json(Problem problem) {
        return JsonMapper.shared().writeValueAsBytes(ProblemWriter.members(problem));
    }
}
