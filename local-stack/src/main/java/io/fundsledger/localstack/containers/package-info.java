/** Runs the components as containers, where there is a Docker engine. */
@NullMarked
package io.fundsledger.localstack.containers;

import org.jspecify.annotations.NullMarked;
