package io.remnawave.webhook.listener;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that takes events of a Remnawave panel, and the methods that implement or override it.
 *
 * <p>Parameters, in any order and each at most once: an event type ({@code UserEvent}, … or {@code RemnawaveEvent} for any),
 * what an event carries ({@code User}, {@code Node}, {@code HwidDevice}, …), and {@code Delivery}. A method takes the events
 * whose name matches <em>and</em> whose kind has all it asks for; one that can match no event is refused when the application
 * starts.
 *
 * <p>It returns {@code void} or a {@code CompletionStage}, which is awaited. Throwing (or completing exceptionally) answers
 * the panel 500: the panel repeats the delivery, and only the listeners that have not taken it run again. So make what a
 * listener does repeatable, or transactional.
 *
 * <p>A listener must be <b>thread-safe</b>: deliveries come at once, and each runs on a thread of the server, so a method may run
 * as many times at a time as the server has threads (of Tomcat 200, behind virtual threads without a limit), with events of the
 * same user as well. {@code remnawave.webhook.max-concurrent-listeners} limits how many deliveries are handled at once. A panel
 * keeps no order, either: see {@code LatestPerSubject}.
 *
 * <p>A function of Kotlin may have an expression body that gives a plain value, which is dropped, and in a bean of Spring or
 * Micronaut it may {@code suspend}: then it is awaited as a stage is.
 *
 * <p>May be put on another annotation, which then marks methods likewise.
 */
@Documented
@Inherited // of no effect on a method, but to frameworks that read it at compile time
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface RemnawaveEventListener {

    /**
     * Names of events: exact ({@code "user.expired"}, best taken from the constants of {@code EventNames}), all of a scope
     * ({@code "node.*"}: what has this scope, or a name that begins with it), or all ({@code "*"}, the same as none).
     * {@code user.expiration} also takes the four names that panels before 2.8 send for it.
     */
    String[] value() default {};

    /**
     * Names the listener in logs, in metrics, and in the memory of which listeners have taken a delivery: give it one, and a
     * method can be renamed or moved while deliveries are open. Unique in an application. By default the class, name and
     * parameter types of the method.
     */
    String id() default "";

    /**
     * Marks a parameter of a type of your own, which the {@code data} of the event is bound to by Jackson, as
     * {@code RemnawaveEvent.dataAs} does it:
     *
     * <pre>{@code
     * @RemnawaveEventListener("abuse_blocker.report")
     * void block(@RemnawaveEventListener.Data AbuseReport report, Delivery delivery)
     * }</pre>
     *
     * <p>For events that the SDK has no type for. Data that does not fit is the failure of the listener.
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Data {}

    /** Lower runs first; equal ones in the order of registration. */
    int order() default 0;
}
