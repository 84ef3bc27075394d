package io.remnawave.webhook.internal.ecmascript;

import io.remnawave.webhook.internal.ecmascript.PropertyOrder.Member;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The objects of a text whose members must change places. They are moved together when the text is complete: moved one
 * object at a time, a hostile text would have a large member carried through every object around it.
 */
final class MemberMoves {

    private final NavigableMap<Integer, Move> moves = new TreeMap<>();

    private record Move(List<Member> members, int end) {}

    /**
     * Gives an object other members.
     *
     * @param start where its opening brace stands
     * @param end where its closing brace stands
     * @param members parts of the text between the two, in their new order
     */
    void add(int start, int end, List<Member> members) {
        moves.put(start, new Move(members, end));
    }

    String applyTo(StringBuilder text) {
        if (moves.isEmpty()) {
            return text.toString();
        }
        StringBuilder out = new StringBuilder(text.length());
        copy(text, 0, text.length(), out);
        return out.toString();
    }

    private void copy(StringBuilder text, int from, int to, StringBuilder out) {
        int at = from;
        Map.Entry<Integer, Move> next = moves.ceilingEntry(at);
        while (next != null && next.getKey() < to) {
            out.append(text, at, next.getKey()).append('{');
            String separator = "";
            for (Member member : next.getValue().members()) {
                out.append(separator);
                copy(text, member.from(), member.to(), out);
                separator = ",";
            }
            at = next.getValue().end();
            next = moves.ceilingEntry(at);
        }
        out.append(text, at, to);
    }
}
