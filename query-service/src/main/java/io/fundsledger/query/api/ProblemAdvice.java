package io.fundsledger.query.api;

import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns whatever a query throws into a problem document that gives nothing of the inside away. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> foreseen(ProblemException failure) {
        var problem = problems.of(failure.code(), failure.detail());
        failure.members().forEach(problem::setProperty);
        var answer = ResponseEntity.status(problem.getStatus()).headers(failure.headers());
        if (failure.code().retryable() && !failure.headers().containsHeader(HttpHeaders.RETRY_AFTER)) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> undecodable(InvalidParameterException failure) {
        return foreseen(new ProblemException(
                ProblemCode.MALFORMED_REQUEST, "The parameters cannot be decoded: they are UTF-8, percent-encoded"));
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> unforeseen(Exception failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        if (StoreFailure.isOutage(failure)) {
            LOG.warn("The views cannot be read: {}", StoreFailure.rootMessage(failure));
            return foreseen(new ProblemException(
                    ProblemCode.STORE_UNAVAILABLE, "The views' database cannot be read; try again shortly"));
        }
        LOG.error("A query failed unexpectedly", failure);
        return foreseen(new ProblemException(
                ProblemCode.INTERNAL_ERROR, "The failure is logged; quote the traceId when you report it"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return foreseen(ProblemException.invalid(
                failure.getFieldErrors().stream().map(this::violation).toList()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = failure instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(failure.getPropertyName(), "request");
        return foreseen(ProblemException.invalidParameter(name, InvalidValueException.messageOf(failure)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var code = ProblemCode.ofStatus(status.value());
        if (code == ProblemCode.INTERNAL_ERROR) {
            return unforeseen(failure);
        }
        var problem = problems.of(code, code.generalDetail());
        problem.setStatus(status.value());
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private Violation violation(FieldError error) {
        var mismatch = error.contains(TypeMismatchException.class) ? error.unwrap(TypeMismatchException.class) : null;
        return Violation.inParameter(error.getField(), InvalidValueException.messageOf(mismatch));
    }
}
