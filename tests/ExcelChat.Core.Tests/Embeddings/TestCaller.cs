using ExcelChat.Resilience;
using ExcelChat.Shared;
using Polly;
using Polly.Retry;

namespace ExcelChat.Core.Tests.Embeddings;

internal static class TestCaller
{
    /// <summary>Tries three times, without a wait.</summary>
    public static Caller Patient { get; } = new(
        "test",
        new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.Zero }).Build(),
        error => error is not ExcelChatException);
}
