package io.fundsledger.query.account;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents that an answer has an ETag and is not sent again to who has it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.HEADER,
        name = "If-None-Match",
        description = "The ETag of an answer at hand",
        example = "\"3-1-pMb1vOIYuC9BvSYIHwNQbg\"",
        schema = @Schema(type = "string"))
@ApiResponse(
        responseCode = "200",
        useReturnTypeSchema = true,
        headers =
                @Header(
                        name = "ETag",
                        description =
                                "What tells this answer from others: of the account as it is now, its version, how many"
                                        + " unexpired holds it has, and a digest of all figures",
                        schema = @Schema(example = "\"3-1-pMb1vOIYuC9BvSYIHwNQbg\"")))
@ApiResponse(responseCode = "304", description = "The answer at hand is the current one")
public @interface IfNoneMatch {}
