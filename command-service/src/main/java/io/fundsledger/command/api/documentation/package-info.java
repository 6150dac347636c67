/** What the OpenAPI document says beyond what the controllers' signatures tell. */
@NullMarked
package io.fundsledger.command.api.documentation;

import org.jspecify.annotations.NullMarked;
