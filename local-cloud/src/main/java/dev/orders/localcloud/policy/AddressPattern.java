package dev.orders.localcloud.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A value of an address operator: an IPv4 or IPv6 range in CIDR form; a bare address is a range of one. */
record AddressPattern(String text, byte[] network, int bits) implements ValuePattern {

    private static final Pattern OCTETS = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern V6_CHARACTERS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    static AddressPattern of(String text, boolean variables) {
        int slash = text.indexOf('/');
        byte[] network = bytes(slash < 0 ? text : text.substring(0, slash));
        int most = network.length * Byte.SIZE;
        if (slash < 0) {
            return new AddressPattern(text, network, most);
        }
        String length = text.substring(slash + 1);
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > most) {
            throw new IllegalArgumentException(text + " is no range of addresses");
        }
        return new AddressPattern(text, network, Integer.parseInt(length));
    }

    @Override
    public Match match(String value, Keys keys) {
        try {
            return Match.of(contains(bytes(value)));
        } catch (IllegalArgumentException noAddress) {
            return Match.UNREADABLE;
        }
    }

    private boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int mask = 0xff << Math.max(0, Byte.SIZE - (bits - bit));
            if (((address[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Reads literals only: what has a colon or four octets is never looked up by name. */
    private static byte[] bytes(String text) {
        if (!OCTETS.matcher(text).matches()
                && !(text.indexOf(':') >= 0 && V6_CHARACTERS.matcher(text).matches())) {
            throw new IllegalArgumentException(text + " is no IP address");
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException(text + " is no IP address", noAddress);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
