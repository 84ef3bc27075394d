package io.remnawave.webhook.testkit.junit;

import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** What {@link RemnawaveTest} does. Without state of its own. */
final class RemnawaveTestExtension
        implements ExecutionCondition, ParameterResolver, InvocationInterceptor, TestExecutionExceptionHandler {

    /**
     * Makes the secret known. Conditions are evaluated before the first {@code beforeAll} of any extension, so the
     * application does not start before it, in whatever order the annotations of the class are written.
     */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            TestSecret.of(context);
        }
        return ConditionEvaluationResult.enabled("the secret of the application under test is known");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RemnawavePanelEmulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return TestPanels.of(context);
    }

    /** An emulator beside a {@link PanelVersion} is of that release. */
    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        List<Object> arguments = method.getArguments();
        arguments.stream()
                .filter(PanelVersion.class::isInstance)
                .map(PanelVersion.class::cast)
                .findFirst()
                .ifPresent(version -> arguments.stream()
                        .filter(RemnawavePanelEmulator.class::isInstance)
                        .map(RemnawavePanelEmulator.class::cast)
                        .forEach(panel -> panel.switchTo(version)));
        invocation.proceed();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        String deliveries = TestPanels.deliveries(context);
        if (!deliveries.isEmpty()) {
            failure.addSuppressed(new DeliveriesOfTheTest(deliveries));
        }
        throw failure;
    }
}
