package io.fundsledger.command.api.problem;

import java.io.IOException;
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

    private static final int SERVICE_UNAVAILABLE = 503;
    private static final Logger LOG = LoggerFactory.getLogger(ContainerProblems.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var status = isStopping(request) ? SERVICE_UNAVAILABLE : response.getStatus();
        var type = ProblemType.ofStatus(status);
        try {
            response.setStatus(status);
            if (status == SERVICE_UNAVAILABLE) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            }
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json(Problem.of(type, type.title() + ".")));
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

    private static byte[] json(Problem problem) {
        return JsonMapper.shared().writeValueAsBytes(ProblemWriter.members(problem));
    }
}
