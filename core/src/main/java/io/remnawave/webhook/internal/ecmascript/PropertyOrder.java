package io.remnawave.webhook.internal.ecmascript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order in which ECMAScript enumerates the properties of one object: array indices ascending, then names as they
 * first came. Of a key that came twice, the last value stands at the first place.
 */
final class PropertyOrder {

    private static final long MAX_ARRAY_INDEX = 4_294_967_294L;
    private static final int MAX_ARRAY_INDEX_LENGTH = 10;

    private final TreeMap<Long, Member> indices = new TreeMap<>();
    private final Map<String, Member> names = new LinkedHashMap<>();
    private boolean asWritten = true;

    /** Where a member, {@code "name":value}, stands in the text. */
    record Member(int from, int to) {}

    void add(String name, Member member) {
        if (isArrayIndex(name)) {
            long index = Long.parseLong(name);
            asWritten &= names.isEmpty() && (indices.isEmpty() || indices.lastKey() < index);
            indices.put(index, member);
        } else {
            asWritten &= names.put(name, member) == null;
        }
    }

    /** Whether every member that was added is kept, and is enumerated when it came. */
    boolean isAsWritten() {
        return asWritten;
    }

    List<Member> members() {
        List<Member> members = new ArrayList<>(indices.size() + names.size());
        members.addAll(indices.values());
        members.addAll(names.values());
        return members;
    }

    private static boolean isArrayIndex(String name) {
        int length = name.length();
        if (length == 0 || length > MAX_ARRAY_INDEX_LENGTH || (length > 1 && name.charAt(0) == '0')) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return Long.parseLong(name) <= MAX_ARRAY_INDEX;
    }
}
