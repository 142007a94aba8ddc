package dev.orders.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QueryXmlTest {

    @Test
    void escapesWhatTheCallerSent() {
        byte[] xml = QueryXml.error(
                "https://sts.amazonaws.com/doc/2011-06-15/",
                new AwsException(400, "InvalidAction", "<a>&\"b\""),
                "id-1");

        assertThat(new String(xml, StandardCharsets.UTF_8))
                .isEqualTo("<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error>"
                        + "<Type>Sender</Type><Code>InvalidAction</Code><Message>&lt;a&gt;&amp;\"b\"</Message></Error>"
                        + "<RequestId>id-1</RequestId></ErrorResponse>");
    }

    @Test
    void replacesWhatXmlCannotHold() {
        byte[] xml = QueryXml.error("urn:x", new AwsException(400, "InvalidAction", "a\u0001b\tc\uD83D\uDE00"), "id-1");

        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains("<Message>a\uFFFDb\tc")
                .doesNotContain("\u0001");
    }

    @Test
    void blamesItselfForFaults() {
        byte[] xml = QueryXml.error("urn:x", new AwsException(500, "InternalFailure", ""), "id-1");

        assertThat(new String(xml, StandardCharsets.UTF_8)).contains("<Type>Receiver</Type>");
    }
}
