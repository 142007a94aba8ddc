package dev.orders.localcloud.gateway.template;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * {@code $util}.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#util-template-reference">$util</a>
 */
public final class UtilVariable {

    static final UtilVariable INSTANCE = new UtilVariable();

    private UtilVariable() {}

    /** What JavaScript's rules escape, the single quote among it: for JSON that has to be undone. */
    public String escapeJavaScript(Object value) {
        String text = String.valueOf(value);
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\'', '"', '\\', '/' -> escaped.append('\\').append(character);
                case '\b' -> escaped.append("\\b");
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\f' -> escaped.append("\\f");
                case '\r' -> escaped.append("\\r");
                default -> {
                    if (character < 0x20 || character > 0x7E) {
                        escaped.append("\\u%04X".formatted((int) character));
                    } else {
                        escaped.append(character);
                    }
                }
            }
        }
        return escaped.toString();
    }

    public Object parseJson(Object text) {
        return JsonText.value(JsonText.parse(String.valueOf(text)));
    }

    public String urlEncode(Object text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }

    public String urlDecode(Object text) {
        return URLDecoder.decode(String.valueOf(text), StandardCharsets.UTF_8);
    }

    public String base64Encode(Object text) {
        return Base64.getEncoder().encodeToString(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
    }

    public String base64Decode(Object text) {
        return new String(Base64.getDecoder().decode(String.valueOf(text)), StandardCharsets.UTF_8);
    }
}
