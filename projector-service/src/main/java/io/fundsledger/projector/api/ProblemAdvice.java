package io.fundsledger.projector.api;

import io.fundsledger.projector.api.UnknownParameters.UnknownParameterException;
import io.fundsledger.projector.rebuild.RefusedException;
import java.io.UncheckedIOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers whatever goes wrong with a problem document. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(RefusedException refused) {
        return problems.answer(refused.why().status(), refused.why().code(), String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> undecodable(InvalidParameterException failure) {
        return problems.answer(400, "bad-request", "The parameters cannot be decoded: they are UTF-8, percent-encoded");
    }

    @ExceptionHandler
    ResponseEntity<Object> unknown(UnknownParameterException unknown) {
        return problems.ofParameter(unknown.name(), String.valueOf(unknown.getMessage()));
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problems.ofParameter(String.valueOf(failure.getPropertyName()), "This is not what it should be");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> unavailable(Exception failure) {
        LOG.warn("The views cannot be reached", failure);
        return problems.answer(503, "store-unavailable", "The database of the views cannot be reached; try again");
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(UncheckedIOException failure) {
        LOG.warn("Elasticsearch cannot be reached", failure);
        return problems.answer(503, "index-unavailable", "Elasticsearch cannot be reached; try again");
    }

    @ExceptionHandler
    ResponseEntity<Object> unforeseen(Exception failure) {
        LOG.error("A request failed unexpectedly", failure);
        return problems.answer(500);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = problems.answer(status.value());
        return ResponseEntity.status(status)
                .headers(headers)
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }
}
