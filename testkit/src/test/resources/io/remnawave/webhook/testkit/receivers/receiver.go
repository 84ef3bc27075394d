// A receiver as the Go sample of the panel's documentation is built: it signs the raw bytes of the body.
// The secret comes from the environment; the port goes to the standard output.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
)

func main() {
	secret := []byte(os.Getenv("WEBHOOK_SECRET"))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	err = http.Serve(listener, http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		body, err := io.ReadAll(request.Body)
		if err != nil {
			http.Error(response, "no body", http.StatusBadRequest)
			return
		}
		mac := hmac.New(sha256.New, secret)
		mac.Write(body)
		expected := hex.EncodeToString(mac.Sum(nil))
		if !hmac.Equal([]byte(expected), []byte(request.Header.Get("X-Remnawave-Signature"))) {
			http.Error(response, "bad signature", http.StatusUnauthorized)
			return
		}
		var event struct {
			Event string `json:"event"`
		}
		if json.Unmarshal(body, &event) != nil {
			http.Error(response, "no json", http.StatusBadRequest)
			return
		}
		fmt.Fprint(response, event.Event)
	}))
	fmt.Fprintln(os.Stderr, err)
}
