package io.remnawave.webhook.signature;

/** Why a signature was refused. The sender learns none of this: every rejection is the same 401 to it. */
public enum SignatureRejection {
    /** There is no {@code X-Remnawave-Signature} header. */
    HEADER_MISSING("the X-Remnawave-Signature header is missing"),
    /** The header is there and empty. */
    HEADER_EMPTY("the X-Remnawave-Signature header is empty"),
    /** The header occurs more than once, even with equal values: which one was meant cannot be known. */
    HEADER_REPEATED("the X-Remnawave-Signature header occurs more than once"),
    /** There are blanks before, after or inside the value. */
    BLANKS("the signature has blanks around or inside it"),
    /** The value starts with {@code sha256=}, as other products write it. A panel never does. */
    PREFIXED("the signature has a 'sha256=' prefix, which a panel never sends"),
    /** Not 64 characters. */
    WRONG_LENGTH("the signature is not 64 characters long"),
    /** Upper-case hex digits: a panel never sends them, and one delivery must not have two spellings of its id. */
    UPPER_CASE("the signature has upper-case hex digits, which a panel never sends"),
    /** A character that is no hex digit. */
    NOT_HEX("the signature has characters that are no hex digits"),
    /** A well-formed signature that no configured secret produces for these bytes. */
    MISMATCH("no configured secret produces this signature for this body");

    private final String description;

    SignatureRejection(String description) {
        this.description = description;
    }

    /** One clause for the operator's log, without any part of the request in it. */
    public String description() {
        return description;
    }
}
