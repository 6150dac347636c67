package io.fundsledger.projector;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProjectorServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ProjectorServiceApplication.class, arguments);
    }
}
