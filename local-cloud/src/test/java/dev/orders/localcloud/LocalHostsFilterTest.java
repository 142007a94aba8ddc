package dev.orders.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LocalHostsFilterTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/environment.json");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:4566",
                "LOCALHOST:4566",
                "sync.localhost:4566",
                "127.0.0.1:4566",
                "[::1]:4566"
            })
    void answersToNamesOfThisMachine(String host) throws IOException, ServletException {
        request.addHeader("Host", host);

        new LocalHostsFilter().doFilter(request, response, chain);

        assertThat(chain.getRequest()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "rebound.example:4566",
                "localhost.rebound.example",
                "127.0.0.1.rebound.example",
                "notlocalhost",
                "localhost@rebound.example",
                "10.0.0.1:4566",
                ""
            })
    void refusesAPageWhoseNameWasMadeToLeadHere(String host) throws IOException, ServletException {
        request.addHeader("Host", host);

        new LocalHostsFilter().doFilter(request, response, chain);

        assertThat(response.getStatus()).isEqualTo(421);
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void answersClientsThatSendNoHost() throws IOException, ServletException {
        new LocalHostsFilter().doFilter(request, response, chain);

        assertThat(chain.getRequest()).isNotNull();
    }
}
