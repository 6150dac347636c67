package io.fundsledger.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What the load generator itself costs. */
public final class OwnProcessor {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private OwnProcessor() {}

    /** Processor time of this process since it began. */
    public static double seconds() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }
}
