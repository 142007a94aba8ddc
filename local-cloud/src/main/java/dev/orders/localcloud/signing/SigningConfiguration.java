package dev.orders.localcloud.signing;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires signature verification; the keys come from the identity package, the clock from the application. */
@Configuration(proxyBeanMethods = false)
public class SigningConfiguration {

    @Bean
    SignatureVerifier signatureVerifier(AccessKeys keys, InstantSource clock) {
        return new SignatureVerifier(keys, clock);
    }
}
