package io.fundsledger.endtoend;

import io.fundsledger.cli.local.LedgerPart;
import io.fundsledger.cli.local.LocalLedger;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the ledger at the first test that wants it and closes it after the last. */
final class OneLedgerExtension implements BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(OneLedgerExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        ledger(context).parts().stream().filter(part -> !part.isAlive()).forEach(LedgerPart::start);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == LocalLedger.class || type == LedgerApi.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var ledger = ledger(context);
        return parameter.getParameter().getType() == LocalLedger.class ? ledger : LedgerApi.of(ledger);
    }

    private static LocalLedger ledger(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(LocalLedger.class, any -> start("ledger-logs"), LocalLedger.class);
    }

    /**
     * A ledger that is nobody else's until its caller closes it.
     *
     * @param logs the folder under {@code target} where its services' logs go
     */
    static LocalLedger start(String logs) {
        return LocalLedger.builder()
                .programDir(Path.of("target", "programs").toAbsolutePath())
                .logDir(Path.of("target", logs).toAbsolutePath())
                .jvmOption("-XX:TieredStopAtLevel=1")
                .onProgress(System.out::println)
                .start();
    }
}
