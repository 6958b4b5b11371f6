using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>A value for each row of an input: a closed hierarchy of immutable nodes, used by <see cref="Extend"/>. What cannot be computed is blank.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "of", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Reference), "reference")]
[JsonDerivedType(typeof(SingleValue), "value")]
[JsonDerivedType(typeof(Arithmetic), "arithmetic")]
[JsonDerivedType(typeof(PartOfDate), "date")]
[JsonDerivedType(typeof(NumberIn), "number")]
[JsonDerivedType(typeof(Window), "window")]
public abstract record Expression
{
    private protected Expression()
    {
    }
}
