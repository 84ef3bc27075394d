package io.remnawave.webhook.samples.kotlin

import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.context.event.ApplicationReadyEvent
import org.springframework.boot.context.properties.ConfigurationPropertiesScan
import org.springframework.boot.runApplication
import org.springframework.context.event.EventListener

/** Starts the sample. `PORT`, `REMNAWAVE_WEBHOOK_*` and `LISTENER_DELAY` in the environment configure it. */
@SpringBootApplication
@ConfigurationPropertiesScan
class SampleApplication {

    @EventListener
    fun announce(ready: ApplicationReadyEvent) {
        val environment = ready.applicationContext.environment
        val port = environment.getProperty("local.server.port")
        val path = environment.getProperty("remnawave.webhook.path", "/remnawave/webhook")
        println("Taking deliveries at http://localhost:$port$path")
    }
}

fun main(args: Array<String>) {
    runApplication<SampleApplication>(*args)
}
