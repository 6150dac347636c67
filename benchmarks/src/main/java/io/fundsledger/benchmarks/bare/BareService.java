package io.fundsledger.benchmarks.bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A service of one handler. */
@SpringBootApplication
public class BareService {

    public static void main(String[] args) {
        SpringApplication.run(BareService.class, args);
    }
}
