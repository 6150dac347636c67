package io.fundsledger.command;

import io.fundsledger.command.logimport.LogImportRun;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Takes commands, decides them, appends what happened to the log, and relays the log to Kafka. */
@SpringBootApplication
public class CommandServiceApplication {

    public static void main(String[] args) throws InterruptedException {
        if (LogImportRun.isAskedFor(args)) {
            System.exit(LogImportRun.run(System.out, args));
        }
        SpringApplication.run(CommandServiceApplication.class, args);
    }
}
